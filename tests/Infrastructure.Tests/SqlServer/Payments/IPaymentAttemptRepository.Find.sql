-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by its id
DECLARE @id uniqueidentifier = '40000000-0000-0080-7000-019800000000';
SELECT TOP(2) [p].[Id], [p].[AuditCreatedAt], [p].[AuditCreatedBy], [p].[AuditUpdatedAt], [p].[AuditUpdatedBy], [p].[LastTriedAt], [p].[State], [p].[Subject], [p].[Tries], [p].[Version], [p].[Amount_Amount], [p].[Amount_Currency]
FROM [payment_attempts] AS [p]
WHERE [p].[Id] = @id
GO
