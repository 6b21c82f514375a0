-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- insert
DECLARE @p0 nvarchar(400) = N'Open';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = NULL;
DECLARE @p3 nvarchar(100) = N'payment_attempts';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000040';
DECLARE @p5 nvarchar(100) = N'State';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p8 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p9 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p10 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p11 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p12 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p13 nvarchar(32) = N'Open';
DECLARE @p14 nvarchar(64) = N'order 1';
DECLARE @p15 int = 0;
DECLARE @p16 bigint = 1;
DECLARE @p17 decimal(18,2) = 10;
DECLARE @p18 nvarchar(3) = N'EUR';
SET NOCOUNT ON;
INSERT INTO [audit_log] ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
INSERT INTO [payment_attempts] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [LastTriedAt], [State], [Subject], [Tries], [Version], [Amount_Amount], [Amount_Currency])
VALUES (@p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15, @p16, @p17, @p18);
GO

-- update
DECLARE @p5 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p0 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p1 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p2 datetimeoffset = '2026-01-01T12:00:01.0000000+00:00';
DECLARE @p3 int = 1;
DECLARE @p4 bigint = 2;
DECLARE @p6 bigint = 1;
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [payment_attempts] SET [AuditUpdatedAt] = @p0, [AuditUpdatedBy] = @p1, [LastTriedAt] = @p2, [Tries] = @p3, [Version] = @p4
OUTPUT 1
WHERE [Id] = @p5 AND [Version] = @p6;
GO

-- delete
DECLARE @p0 nvarchar(400) = NULL;
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(400) = N'Open';
DECLARE @p3 nvarchar(100) = N'payment_attempts';
DECLARE @p4 nvarchar(200) = N'01980000-0000-7000-8000-000000000040';
DECLARE @p5 nvarchar(100) = N'State';
DECLARE @p6 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p7 uniqueidentifier = '40000000-0000-0080-7000-019800000000';
DECLARE @p8 bigint = 2;
SET NOCOUNT ON;
INSERT INTO [audit_log] ([After], [At], [Before], [Entity], [EntityId], [Property], [Who])
OUTPUT INSERTED.[Id]
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6);
DELETE FROM [payment_attempts]
OUTPUT 1
WHERE [Id] = @p7 AND [Version] = @p8;
GO
