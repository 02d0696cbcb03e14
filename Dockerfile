# The house in a container. The media worker is built (or downloaded) here once; the last stage has only what runs.

FROM node:24-bookworm-slim AS build
WORKDIR /app
RUN apt-get update && apt-get install -y --no-install-recommends \
    ca-certificates g++ make pkg-config openssl \
    flatbuffers-compiler libflatbuffers-dev libabsl-dev libsrtp2-dev libssl-dev libuv1-dev \
  && rm -rf /var/lib/apt/lists/*
COPY package.json package-lock.json .npmrc ./
# Set, the two variables keep install scripts from downloading programs: the worker comes below, Prisma's engine never.
RUN MEDIASOUP_WORKER_BIN=/later PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npm ci
COPY scripts/bootstrap scripts/bootstrap
COPY scripts/mediasoup-worker scripts/mediasoup-worker
RUN cp "$(node scripts/mediasoup-worker/worker.mjs)" /usr/local/bin/
COPY . .
RUN CHECKPOINT_DISABLE=1 PRISMA_SCHEMA_ENGINE_BINARY=/bin/true npx prisma generate \
  && npm run build \
  && npm prune --omit=dev --omit=optional --ignore-scripts

FROM node:24-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends \
    libabsl20220623 libsrtp2-1 libssl3 libuv1 \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 700 /data
WORKDIR /app
COPY --from=build /usr/local/bin/mediasoup-worker /usr/local/bin/
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/generated generated
COPY --from=build /app/client/dist client/dist
COPY --from=build /app/locales locales
COPY --from=build /app/prisma prisma
COPY --from=build /app/protocol protocol
COPY --from=build /app/scripts/owner-link.ts scripts/
COPY --from=build /app/scripts/owner-link scripts/owner-link
COPY --from=build /app/server server
COPY --from=build /app/turn turn
ENV NODE_ENV=production MEDIASOUP_WORKER_BIN=/usr/local/bin/mediasoup-worker DATA_DIR=/data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=30s CMD \
  node -e "fetch(\`http://127.0.0.1:\${process.env.PORT || 3000}/api/house\`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "server/main.ts"]
