-- The tables in which workers enter themselves, and the statements by which Orleans reads and writes them: it looks them up by name in
-- the table OrleansQuery, gives them parameters by name, and reads columns by name.

CREATE TABLE IF NOT EXISTS OrleansQuery (QueryKey varchar(64) PRIMARY KEY, QueryText text NOT NULL);

-- The version of a cluster goes up with every change to its workers, so that two changes at once are seen.
CREATE TABLE IF NOT EXISTS chrysalis_cluster (
    deployment varchar(150) PRIMARY KEY,
    version integer NOT NULL DEFAULT 0
);

CREATE TABLE IF NOT EXISTS chrysalis_worker (
    deployment varchar(150) NOT NULL REFERENCES chrysalis_cluster,
    address varchar(45) NOT NULL,
    port integer NOT NULL,
    generation integer NOT NULL,
    name varchar(150) NOT NULL,
    host varchar(150) NOT NULL,
    status integer NOT NULL,
    gateway integer,
    suspects text,
    started timestamptz NOT NULL,
    alive timestamptz NOT NULL,
    PRIMARY KEY (deployment, address, port, generation)
);

INSERT INTO OrleansQuery VALUES
('InsertMembershipVersionKey', '
    WITH made AS (INSERT INTO chrysalis_cluster (deployment) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
    SELECT count(*)::integer FROM made'),

-- The row of the cluster is locked by the step of its version: of two changes from the same version one finds none to step.
('InsertMembershipKey', '
    WITH stepped AS (
        UPDATE chrysalis_cluster SET version = version + 1 WHERE deployment = @DeploymentId AND version = @Version
        RETURNING 1),
    made AS (
        INSERT INTO chrysalis_worker (deployment, address, port, generation, name, host, status, gateway, started, alive)
        SELECT @DeploymentId, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime
        FROM stepped
        ON CONFLICT DO NOTHING
        RETURNING 1)
    SELECT count(*)::integer FROM made'),

('UpdateMembershipKey', '
    WITH stepped AS (
        UPDATE chrysalis_cluster SET version = version + 1 WHERE deployment = @DeploymentId AND version = @Version
        RETURNING 1),
    changed AS (
        UPDATE chrysalis_worker SET status = @Status, suspects = @SuspectTimes, alive = @IAmAliveTime
        WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
            AND EXISTS (SELECT FROM stepped)
        RETURNING 1)
    SELECT count(*)::integer FROM changed'),

('UpdateIAmAlivetimeKey', '
    UPDATE chrysalis_worker SET alive = @IAmAliveTime
    WHERE deployment = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation'),

('MembershipReadRowKey', '
    SELECT c.deployment AS DeploymentId, w.address AS Address, w.port AS Port, w.generation AS Generation, w.name AS SiloName,
        w.host AS HostName, w.status AS Status, w.gateway AS ProxyPort, w.suspects AS SuspectTimes, w.started AS StartTime,
        w.alive AS IAmAliveTime, c.version AS Version
    FROM chrysalis_cluster c LEFT JOIN chrysalis_worker w
        ON w.deployment = c.deployment AND w.address = @Address AND w.port = @Port AND w.generation = @Generation
    WHERE c.deployment = @DeploymentId'),

('MembershipReadAllKey', '
    SELECT c.deployment AS DeploymentId, w.address AS Address, w.port AS Port, w.generation AS Generation, w.name AS SiloName,
        w.host AS HostName, w.status AS Status, w.gateway AS ProxyPort, w.suspects AS SuspectTimes, w.started AS StartTime,
        w.alive AS IAmAliveTime, c.version AS Version
    FROM chrysalis_cluster c LEFT JOIN chrysalis_worker w ON w.deployment = c.deployment
    WHERE c.deployment = @DeploymentId'),

('GatewaysQueryKey', '
    SELECT address AS Address, gateway AS ProxyPort, generation AS Generation FROM chrysalis_worker
    WHERE deployment = @DeploymentId AND status = @Status AND gateway > 0'),

('DeleteMembershipTableEntriesKey', '
    WITH gone AS (DELETE FROM chrysalis_worker WHERE deployment = @DeploymentId)
    DELETE FROM chrysalis_cluster WHERE deployment = @DeploymentId'),

-- 3 is an active one.
('CleanupDefunctSiloEntriesKey', '
    DELETE FROM chrysalis_worker WHERE deployment = @DeploymentId AND alive < @IAmAliveTime AND status <> 3')
ON CONFLICT (QueryKey) DO UPDATE SET QueryText = excluded.QueryText;
