-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a key
DECLARE @owner uniqueidentifier = '01980000-0000-7000-8000-0000000000aa';
DECLARE @key_Operation nvarchar(100) = N'TriggerSchedule';
DECLARE @key_Key nvarchar(255) = N'7f3c';
DELETE FROM [i]
FROM [idempotency_keys] AS [i]
WHERE [i].[User] = @owner AND [i].[Operation] = @key_Operation AND [i].[Key] = @key_Key
GO
