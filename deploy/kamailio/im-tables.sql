-- Beside Kamailio's own tables (standard, auth_db): passwords' hashes by SHA-256, who is ready, and Routing Points.
ALTER TABLE subscriber ADD COLUMN ha1_sha256 VARCHAR(64) DEFAULT '' NOT NULL;
ALTER TABLE subscriber ADD COLUMN ha1b_sha256 VARCHAR(64) DEFAULT '' NOT NULL;

-- 0 keeps Routing Points from offering anything to an agent who is signed in.
ALTER TABLE subscriber ADD COLUMN im_ready INTEGER DEFAULT 1 NOT NULL;

-- When a Routing Point offered something last, in seconds since 1970: kept by the switch.
ALTER TABLE subscriber ADD COLUMN im_last_offered INTEGER DEFAULT 0 NOT NULL;

-- A Routing Point or queue is an address that nobody signs in with.
CREATE TABLE im_point (
    point VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    ring_seconds INTEGER DEFAULT 20 NOT NULL,
    PRIMARY KEY (point, domain)
);

CREATE TABLE im_member (
    point VARCHAR(64) NOT NULL,
    domain VARCHAR(64) NOT NULL,
    agent VARCHAR(64) NOT NULL,
    PRIMARY KEY (point, domain, agent)
);
