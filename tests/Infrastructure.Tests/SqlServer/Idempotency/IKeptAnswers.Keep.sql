-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- an answer
DECLARE @p nvarchar(64) = N'00FF';
DECLARE @p4 nvarchar(4000) = N'{}';
DECLARE @owner uniqueidentifier = '01980000-0000-7000-8000-0000000000aa';
DECLARE @key_Operation nvarchar(100) = N'TriggerSchedule';
DECLARE @key_Key nvarchar(255) = N'7f3c';
UPDATE [i]
SET [i].[Fingerprint] = @p,
    [i].[Answer] = @p4
FROM [idempotency_keys] AS [i]
WHERE [i].[User] = @owner AND [i].[Operation] = @key_Operation AND [i].[Key] = @key_Key
GO
