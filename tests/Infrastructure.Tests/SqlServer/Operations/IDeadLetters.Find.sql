-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- by id
DECLARE @id bigint = 7;
SELECT [o0].[Id], [o0].[Name], [o0].[Aggregate], [o0].[Trace], [o0].[OccurredAt], [o0].[EndedAt], [o0].[Attempts], [o0].[Error], [i].[Handler], [i].[Event]
FROM (
    SELECT TOP(2) [o].[Id], [o].[Name], [o].[Aggregate], [o].[Trace], [o].[OccurredAt], [o].[EndedAt], [o].[Attempts], [o].[Error]
    FROM [outbox] AS [o]
    WHERE [o].[State] = N'Dead' AND [o].[Id] = @id
) AS [o0]
LEFT JOIN [inbox] AS [i] ON [o0].[Id] = [i].[Event]
ORDER BY [o0].[Id], [i].[Handler]
GO
