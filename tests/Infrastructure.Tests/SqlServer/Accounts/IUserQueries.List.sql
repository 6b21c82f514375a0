-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- everybody
SELECT COUNT(*)
FROM [accounts] AS [a]
GO

DECLARE @p int = 0;
DECLARE @p1 int = 20;
SELECT [a1].[Id], [a1].[Email], [a1].[Name], [a0].[Role], [a0].[User], [a1].[EmailConfirmed], [a1].[c], [a1].[RegisteredAt]
FROM (
    SELECT [a].[Id], [a].[Email], [a].[Name], [a].[EmailConfirmed], CASE
        WHEN [a].[LockedAt] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [a].[RegisteredAt], [a].[NormalizedEmail]
    FROM [accounts] AS [a]
    ORDER BY [a].[NormalizedEmail]
    OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
) AS [a1]
LEFT JOIN [account_roles] AS [a0] ON [a1].[Id] = [a0].[User]
ORDER BY [a1].[NormalizedEmail], [a1].[Id], [a0].[User]
GO

-- the beginning of an address
DECLARE @beginning_startswith nvarchar(254) = N'ALICE\_%';
SELECT COUNT(*)
FROM [accounts] AS [a]
WHERE [a].[NormalizedEmail] LIKE @beginning_startswith ESCAPE N'\'
GO

DECLARE @beginning_startswith nvarchar(254) = N'ALICE\_%';
DECLARE @p int = 0;
DECLARE @p2 int = 20;
SELECT [a1].[Id], [a1].[Email], [a1].[Name], [a0].[Role], [a0].[User], [a1].[EmailConfirmed], [a1].[c], [a1].[RegisteredAt]
FROM (
    SELECT [a].[Id], [a].[Email], [a].[Name], [a].[EmailConfirmed], CASE
        WHEN [a].[LockedAt] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [a].[RegisteredAt], [a].[NormalizedEmail]
    FROM [accounts] AS [a]
    WHERE [a].[NormalizedEmail] LIKE @beginning_startswith ESCAPE N'\'
    ORDER BY [a].[NormalizedEmail]
    OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
) AS [a1]
LEFT JOIN [account_roles] AS [a0] ON [a1].[Id] = [a0].[User]
ORDER BY [a1].[NormalizedEmail], [a1].[Id], [a0].[User]
GO
