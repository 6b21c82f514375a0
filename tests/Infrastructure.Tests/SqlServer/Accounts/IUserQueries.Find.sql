-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @user uniqueidentifier = '20000000-0000-0080-7000-019800000000';
SELECT [a1].[Id], [a1].[Email], [a1].[Name], [a0].[Role], [a0].[User], [a1].[EmailConfirmed], [a1].[c], [a1].[RegisteredAt]
FROM (
    SELECT TOP(2) [a].[Id], [a].[Email], [a].[Name], [a].[EmailConfirmed], CASE
        WHEN [a].[LockedAt] IS NOT NULL THEN CAST(1 AS bit)
        ELSE CAST(0 AS bit)
    END AS [c], [a].[RegisteredAt]
    FROM [accounts] AS [a]
    WHERE [a].[Id] = @user
) AS [a1]
LEFT JOIN [account_roles] AS [a0] ON [a1].[Id] = [a0].[User]
ORDER BY [a1].[Id], [a0].[User]
GO
