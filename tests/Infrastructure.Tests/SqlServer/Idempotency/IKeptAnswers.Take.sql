-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a key
DECLARE @p0 uniqueidentifier = '01980000-0000-7000-8000-0000000000aa';
DECLARE @p1 nvarchar(4000) = N'TriggerSchedule';
DECLARE @p2 nvarchar(4000) = N'7f3c';
DECLARE @p3 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p4 datetimeoffset = '2026-01-02T12:00:00.0000000+00:00';
SET LOCK_TIMEOUT 5000;
BEGIN TRY
    INSERT INTO [idempotency_keys] ([User], [Operation], [Key], [ExpiresAt]) VALUES (@p0, @p1, @p2, @p4);
END TRY
BEGIN CATCH
    IF ERROR_NUMBER() NOT IN (2601, 2627)
    BEGIN
        SET LOCK_TIMEOUT -1;
        THROW;
    END;
    UPDATE [idempotency_keys] SET [Fingerprint] = NULL, [Answer] = NULL, [ExpiresAt] = @p4
    WHERE [User] = @p0 AND [Operation] = @p1 AND [Key] = @p2 AND [ExpiresAt] <= @p3;
END CATCH;
SELECT [k].[User], [k].[Operation], [k].[Key], [k].[Fingerprint], [k].[Answer], [k].[ExpiresAt]
FROM [idempotency_keys] AS [k] WHERE [k].[User] = @p0 AND [k].[Operation] = @p1 AND [k].[Key] = @p2;
SET LOCK_TIMEOUT -1;
GO
