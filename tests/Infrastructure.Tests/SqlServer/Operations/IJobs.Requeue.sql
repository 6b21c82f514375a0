-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @p nvarchar(16) = N'Open';
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p3 int = 0;
DECLARE @id uniqueidentifier = '00000000-0000-0000-0000-000000000000';
UPDATE [j]
SET [j].[State] = @p,
    [j].[DueAt] = @p2,
    [j].[Attempts] = @p3,
    [j].[Progress] = @p3,
    [j].[Total] = NULL,
    [j].[CancelAskedAt] = NULL,
    [j].[EndedAt] = NULL
FROM [jobs] AS [j]
WHERE [j].[Key] = @id AND [j].[State] = N'Dead'
GO
