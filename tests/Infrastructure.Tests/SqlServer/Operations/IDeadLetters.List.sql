-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- the third page
SELECT COUNT(*)
FROM [outbox] AS [o]
WHERE [o].[State] = N'Dead'
GO

DECLARE @p int = 20;
DECLARE @p1 int = 10;
SELECT [o0].[Id], [o0].[Name], [o0].[Aggregate], [o0].[Trace], [o0].[OccurredAt], [o0].[EndedAt], [o0].[Attempts], [o0].[Error], [i].[Handler], [i].[Event]
FROM (
    SELECT [o].[Id], [o].[Name], [o].[Aggregate], [o].[Trace], [o].[OccurredAt], [o].[EndedAt], [o].[Attempts], [o].[Error]
    FROM [outbox] AS [o]
    WHERE [o].[State] = N'Dead'
    ORDER BY [o].[Id] DESC
    OFFSET @p ROWS FETCH NEXT @p1 ROWS ONLY
) AS [o0]
LEFT JOIN [inbox] AS [i] ON [o0].[Id] = [i].[Event]
ORDER BY [o0].[Id] DESC, [i].[Handler]
GO
