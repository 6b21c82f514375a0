-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- all
SELECT COUNT(*)
FROM [jobs] AS [j]
GO

DECLARE @now datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p int = 20;
DECLARE @p1 int = 10;
SELECT [j].[Key], [j].[Name], CASE
    WHEN [j].[State] = N'Done' THEN 3
    WHEN [j].[State] = N'Dead' THEN 4
    WHEN [j].[State] = N'Cancelled' THEN 5
    WHEN [j].[Lease] IS NULL OR [j].[DueAt] <= @now THEN 0
    WHEN [j].[CancelAskedAt] IS NULL THEN 1
    ELSE 2
END, [j].[Attempts], [j].[Progress], [j].[Total], [j].[EnqueuedAt], [j].[EndedAt], [j].[Result], [j].[Error]
FROM [jobs] AS [j]
ORDER BY [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
GO

-- those that failed
SELECT COUNT(*)
FROM [jobs] AS [j]
WHERE [j].[State] = N'Dead'
GO

DECLARE @now datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p int = 20;
DECLARE @p1 int = 10;
SELECT [j].[Key], [j].[Name], CASE
    WHEN [j].[State] = N'Done' THEN 3
    WHEN [j].[State] = N'Dead' THEN 4
    WHEN [j].[State] = N'Cancelled' THEN 5
    WHEN [j].[Lease] IS NULL OR [j].[DueAt] <= @now THEN 0
    WHEN [j].[CancelAskedAt] IS NULL THEN 1
    ELSE 2
END, [j].[Attempts], [j].[Progress], [j].[Total], [j].[EnqueuedAt], [j].[EndedAt], [j].[Result], [j].[Error]
FROM [jobs] AS [j]
WHERE [j].[State] = N'Dead'
ORDER BY [j].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
GO
