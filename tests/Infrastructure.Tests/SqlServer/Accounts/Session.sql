-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- insert
DECLARE @p0 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p3 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p4 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p5 nvarchar(100) = N'Phone';
DECLARE @p6 datetimeoffset = NULL;
DECLARE @p7 nvarchar(32) = NULL;
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p10 nvarchar(43) = N'47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU';
DECLARE @p11 nvarchar(43) = NULL;
DECLARE @p12 uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @p13 nvarchar(200) = N'Mozilla/5.0';
DECLARE @p14 bigint = 1;
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [sessions] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [Device], [EndedAt], [EndedBecause], [LastUsedAt], [StartedAt], [TokenHash], [UsedTokenHash], [User], [UserAgent], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14);
GO

-- update
DECLARE @p5 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p0 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p1 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p3 nvarchar(32) = N'SignedOut';
DECLARE @p4 bigint = 2;
DECLARE @p6 bigint = 1;
DECLARE @p7 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p8 bigint = 9223372036854775807;
DECLARE @p9 nvarchar(64) = N'01980000-0000-7000-8000-000000000040';
DECLARE @p10 nvarchar(32) = N'revocations';
SET NOCOUNT ON;
UPDATE [sessions] SET [AuditUpdatedAt] = @p0, [AuditUpdatedBy] = @p1, [EndedAt] = @p2, [EndedBecause] = @p3, [Version] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [Version] = @p6;
INSERT INTO [signals] ([At], [Number], [Subject], [Topic])
OUTPUT INSERTED.[Id]
VALUES (@p7, @p8, @p9, @p10);
GO

-- delete
DECLARE @p0 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p1 bigint = 2;
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [sessions]
OUTPUT 1
WHERE [Id] = @p0 AND [Version] = @p1;
GO
