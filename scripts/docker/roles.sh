#!/bin/sh
# Runs once, when the database of docker-compose.yml is made: the schema's owner, and the application that may touch only rows.
set -eu
psql --set=ON_ERROR_STOP=1 --set=owner_password="$OWNER_PASSWORD" --set=app_password="$APP_PASSWORD" --username=postgres --dbname=postgres <<'SQL'
CREATE ROLE scholars_owner LOGIN PASSWORD :'owner_password';
CREATE ROLE scholars_app LOGIN PASSWORD :'app_password';
ALTER ROLE scholars_app SET log_min_messages = 'log';
CREATE DATABASE scholars OWNER scholars_owner;
REVOKE ALL ON DATABASE scholars FROM PUBLIC;
GRANT CONNECT ON DATABASE scholars TO scholars_app;
SQL
