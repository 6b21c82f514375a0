-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- of a user
DECLARE @user uniqueidentifier = '20000000-0000-0080-7000-019800000000';
SELECT [s].[Id], [s].[AuditCreatedAt], [s].[AuditCreatedBy], [s].[AuditUpdatedAt], [s].[AuditUpdatedBy], [s].[Device], [s].[EndedAt], [s].[EndedBecause], [s].[LastUsedAt], [s].[StartedAt], [s].[TokenHash], [s].[UsedTokenHash], [s].[User], [s].[UserAgent], [s].[Version]
FROM [sessions] AS [s]
WHERE [s].[User] = @user AND [s].[EndedAt] IS NULL
GO
