-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @id uniqueidentifier = '03000000-0000-0080-7000-019800000000';
SELECT TOP(2) [p].[Id], [p].[RequestedBy], [p].[RequestedAt], [p].[Job], [p].[Lines], [p].[Created] + [p].[Rejected], [p].[Created], [p].[Rejected]
FROM [product_imports] AS [p]
WHERE [p].[Id] = @id
GO
