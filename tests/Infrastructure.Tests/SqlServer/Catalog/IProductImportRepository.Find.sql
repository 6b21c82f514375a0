-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @id uniqueidentifier = '03000000-0000-0080-7000-019800000000';
SELECT TOP(2) [p].[Id], [p].[AuditCreatedAt], [p].[AuditCreatedBy], [p].[AuditUpdatedAt], [p].[AuditUpdatedBy], [p].[Columns], [p].[Created], [p].[Job], [p].[Lines], [p].[Rejected], [p].[RequestedAt], [p].[RequestedBy], [p].[Version]
FROM [product_imports] AS [p]
WHERE [p].[Id] = @id
GO
