-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- the third page
DECLARE @user uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @usedSince datetimeoffset = '2025-12-02T12:00:00.0000000+00:00';
SELECT COUNT(*)
FROM [sessions] AS [s]
WHERE [s].[User] = @user AND [s].[EndedAt] IS NULL AND [s].[LastUsedAt] >= @usedSince
GO

DECLARE @user uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @usedSince datetimeoffset = '2025-12-02T12:00:00.0000000+00:00';
DECLARE @p int = 20;
DECLARE @p3 int = 10;
SELECT [s].[Id], [s].[Device], [s].[UserAgent], [s].[StartedAt], [s].[LastUsedAt]
FROM [sessions] AS [s]
WHERE [s].[User] = @user AND [s].[EndedAt] IS NULL AND [s].[LastUsedAt] >= @usedSince
ORDER BY [s].[LastUsedAt] DESC, [s].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p3 ROWS ONLY
GO
