-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @p nvarchar(16) = N'Open';
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p3 int = 0;
DECLARE @id bigint = 7;
UPDATE [o]
SET [o].[State] = @p,
    [o].[DueAt] = @p2,
    [o].[Attempts] = @p3,
    [o].[EndedAt] = NULL
FROM [outbox] AS [o]
WHERE [o].[State] = N'Dead' AND [o].[Id] = @id
GO
