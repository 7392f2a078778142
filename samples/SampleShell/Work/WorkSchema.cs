namespace SampleShell;

/// <summary>The tables of the interactions that are not done yet, in the shared file.</summary>
internal static class WorkSchema
{
    public const string Create = """
        CREATE TABLE work (
            id TEXT NOT NULL PRIMARY KEY,
            medium INTEGER NOT NULL,
            contact TEXT NOT NULL REFERENCES contact (id),
            subject TEXT NOT NULL,
            queue TEXT NOT NULL,
            address TEXT NOT NULL,
            note TEXT NOT NULL,
            received_at INTEGER NOT NULL,
            agent TEXT,
            call_state INTEGER,
            call_since INTEGER,
            fields TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE work_handover (
            work TEXT NOT NULL,
            agent TEXT NOT NULL,
            given_by TEXT NOT NULL,
            is_joint INTEGER NOT NULL,
            is_shown INTEGER NOT NULL,
            PRIMARY KEY (work, agent)) WITHOUT ROWID;
        CREATE TABLE work_message (
            work TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            author INTEGER NOT NULL,
            name TEXT NOT NULL,
            sent_at INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (work, ordinal)) WITHOUT ROWID;
        CREATE TABLE work_script (
            work TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            after_seconds INTEGER NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (work, ordinal)) WITHOUT ROWID;
        CREATE TABLE work_draft (
            work TEXT NOT NULL,
            agent TEXT NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (work, agent)) WITHOUT ROWID;
        CREATE TRIGGER work_removed AFTER DELETE ON work BEGIN
            DELETE FROM work_handover WHERE work = old.id;
            DELETE FROM work_message WHERE work = old.id;
            DELETE FROM work_script WHERE work = old.id;
            DELETE FROM work_draft WHERE work = old.id;
        END;
        """;
}
