-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- a hundred
DECLARE @p int = 100;
DECLARE @notTriedSince datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
SELECT TOP(@p) [p].[Id]
FROM [payment_attempts] AS [p]
WHERE [p].[State] = N'Open' AND [p].[LastTriedAt] <= @notTriedSince
ORDER BY [p].[LastTriedAt], [p].[Id]
GO
