-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a later page
SELECT COUNT(*)
FROM [product_imports] AS [p]
GO

DECLARE @p int = 10;
SELECT [p].[Id], [p].[RequestedBy], [p].[RequestedAt], [p].[Job], [p].[Lines], [p].[Created] + [p].[Rejected], [p].[Created], [p].[Rejected]
FROM [product_imports] AS [p]
ORDER BY [p].[RequestedAt] DESC, [p].[Id] DESC
OFFSET @p ROWS FETCH NEXT @p ROWS ONLY
GO
