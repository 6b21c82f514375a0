-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- insert
DECLARE @p0 nvarchar(100) = N'sessions:01980000-0000-7000-8000-000000000040';
DECLARE @p1 int = 0;
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p3 datetimeoffset = NULL;
DECLARE @p4 nvarchar(1000) = NULL;
DECLARE @p5 uniqueidentifier = NEWID();
DECLARE @p6 uniqueidentifier = NULL;
DECLARE @p7 nvarchar(100) = N'accounts.session-started';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(4000) = N'{"session":"01980000-0000-7000-8000-000000000040","user":"01980000-0000-7000-8000-000000000020","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p10 nvarchar(16) = N'Open';
DECLARE @p11 nvarchar(55) = NULL;
DECLARE @p12 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p13 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p14 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p15 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p16 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p17 nvarchar(100) = N'Phone';
DECLARE @p18 datetimeoffset = NULL;
DECLARE @p19 nvarchar(32) = NULL;
DECLARE @p20 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p21 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p22 nvarchar(43) = N'47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU';
DECLARE @p23 nvarchar(43) = NULL;
DECLARE @p24 uniqueidentifier = '20000000-0000-0080-7000-019800000000';
DECLARE @p25 nvarchar(200) = N'Mozilla/5.0';
DECLARE @p26 bigint = 1;
SET NOCOUNT ON;
INSERT INTO [outbox] ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11);
INSERT INTO [sessions] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [Device], [EndedAt], [EndedBecause], [LastUsedAt], [StartedAt], [TokenHash], [UsedTokenHash], [User], [UserAgent], [Version])
VALUES (@p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, @p24, @p25, @p26);
GO

-- update
DECLARE @p0 nvarchar(100) = N'sessions:01980000-0000-7000-8000-000000000040';
DECLARE @p1 int = 0;
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p3 datetimeoffset = NULL;
DECLARE @p4 nvarchar(1000) = NULL;
DECLARE @p5 uniqueidentifier = NEWID();
DECLARE @p6 uniqueidentifier = NULL;
DECLARE @p7 nvarchar(100) = N'accounts.session-started';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(4000) = N'{"session":"01980000-0000-7000-8000-000000000040","user":"01980000-0000-7000-8000-000000000020","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p10 nvarchar(16) = N'Open';
DECLARE @p11 nvarchar(55) = NULL;
DECLARE @p12 nvarchar(100) = N'sessions:01980000-0000-7000-8000-000000000040';
DECLARE @p13 int = 0;
DECLARE @p14 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p15 datetimeoffset = NULL;
DECLARE @p16 nvarchar(1000) = NULL;
DECLARE @p17 uniqueidentifier = NEWID();
DECLARE @p18 uniqueidentifier = NULL;
DECLARE @p19 nvarchar(100) = N'accounts.session-ended';
DECLARE @p20 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p21 nvarchar(4000) = N'{"session":"01980000-0000-7000-8000-000000000040","user":"01980000-0000-7000-8000-000000000020","because":"signedOut","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p22 nvarchar(16) = N'Open';
DECLARE @p23 nvarchar(55) = NULL;
DECLARE @p29 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p24 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p25 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p26 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p27 nvarchar(32) = N'SignedOut';
DECLARE @p28 bigint = 2;
DECLARE @p30 bigint = 1;
DECLARE @p31 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p32 bigint = 9223372036854775807;
DECLARE @p33 nvarchar(64) = N'01980000-0000-7000-8000-000000000040';
DECLARE @p34 nvarchar(32) = N'revocations';
SET NOCOUNT ON;
MERGE [outbox] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, 0),
(@p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
UPDATE [sessions] SET [AuditUpdatedAt] = @p24, [AuditUpdatedBy] = @p25, [EndedAt] = @p26, [EndedBecause] = @p27, [Version] = @p28
OUTPUT 1
WHERE [Id] = @p29 AND [Version] = @p30;
INSERT INTO [signals] ([At], [Number], [Subject], [Topic])
OUTPUT INSERTED.[Id]
VALUES (@p31, @p32, @p33, @p34);
GO

-- delete
DECLARE @p0 nvarchar(100) = N'sessions:01980000-0000-7000-8000-000000000040';
DECLARE @p1 int = 0;
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p3 datetimeoffset = NULL;
DECLARE @p4 nvarchar(1000) = NULL;
DECLARE @p5 uniqueidentifier = NEWID();
DECLARE @p6 uniqueidentifier = NULL;
DECLARE @p7 nvarchar(100) = N'accounts.session-started';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(4000) = N'{"session":"01980000-0000-7000-8000-000000000040","user":"01980000-0000-7000-8000-000000000020","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p10 nvarchar(16) = N'Open';
DECLARE @p11 nvarchar(55) = NULL;
DECLARE @p12 nvarchar(100) = N'sessions:01980000-0000-7000-8000-000000000040';
DECLARE @p13 int = 0;
DECLARE @p14 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p15 datetimeoffset = NULL;
DECLARE @p16 nvarchar(1000) = NULL;
DECLARE @p17 uniqueidentifier = NEWID();
DECLARE @p18 uniqueidentifier = NULL;
DECLARE @p19 nvarchar(100) = N'accounts.session-ended';
DECLARE @p20 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p21 nvarchar(4000) = N'{"session":"01980000-0000-7000-8000-000000000040","user":"01980000-0000-7000-8000-000000000020","because":"signedOut","occurredAt":"2026-01-01T12:00:00+00:00"}';
DECLARE @p22 nvarchar(16) = N'Open';
DECLARE @p23 nvarchar(55) = NULL;
DECLARE @p24 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p25 bigint = 2;
SET NOCOUNT ON;
MERGE [outbox] USING (
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, 0),
(@p12, @p13, @p14, @p15, @p16, @p17, @p18, @p19, @p20, @p21, @p22, @p23, 1)) AS i ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace], _Position) ON 1=0
WHEN NOT MATCHED THEN
INSERT ([Aggregate], [Attempts], [DueAt], [EndedAt], [Error], [Key], [Lease], [Name], [OccurredAt], [Payload], [State], [Trace])
VALUES (i.[Aggregate], i.[Attempts], i.[DueAt], i.[EndedAt], i.[Error], i.[Key], i.[Lease], i.[Name], i.[OccurredAt], i.[Payload], i.[State], i.[Trace])
OUTPUT INSERTED.[Id], i._Position;
DELETE FROM [sessions]
OUTPUT 1
WHERE [Id] = @p24 AND [Version] = @p25;
GO
