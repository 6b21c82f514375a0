-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @user uniqueidentifier = '20000000-0000-0080-7000-019800000000';
SELECT TOP(2) [a].[Email], [a].[Name]
FROM [accounts] AS [a]
WHERE [a].[Id] = @user AND [a].[EmailConfirmed] = CAST(1 AS bit)
GO
