-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- the disputed
DECLARE @state nvarchar(32) = N'Disputed';
SELECT COUNT(*)
FROM [payment_attempts] AS [p]
WHERE [p].[State] = @state
GO

DECLARE @state nvarchar(32) = N'Disputed';
DECLARE @p int = 20;
DECLARE @p2 int = 10;
SELECT [p].[Id], [p].[Subject], [p].[Amount_Amount], [p].[Amount_Currency], [p].[State], [p].[Tries], [p].[LastTriedAt]
FROM [payment_attempts] AS [p]
WHERE [p].[State] = @state
ORDER BY [p].[LastTriedAt], [p].[Id]
OFFSET @p ROWS FETCH NEXT @p2 ROWS ONLY
GO
