-- The translation, and no more: none of this ran on a server.
-- To write it anew: UPDATE_GOLDEN=1 dotnet test

-- insert
DECLARE @p0 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p1 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p2 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p3 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p4 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p5 nvarchar(40) = N'sku,name,price,currency,stock';
DECLARE @p6 int = 0;
DECLARE @p7 uniqueidentifier = '05000000-0000-0080-7000-019800000000';
DECLARE @p8 int = 3;
DECLARE @p9 int = 1;
DECLARE @p10 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p11 uniqueidentifier = '04000000-0000-0080-7000-019800000000';
DECLARE @p12 bigint = 1;
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
INSERT INTO [product_imports] ([Id], [AuditCreatedAt], [AuditCreatedBy], [AuditUpdatedAt], [AuditUpdatedBy], [Columns], [Created], [Job], [Lines], [Rejected], [RequestedAt], [RequestedBy], [Version])
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12);
GO

-- update
DECLARE @p4 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p0 datetimeoffset = '2026-01-01T12:00:00.0000000+00:00';
DECLARE @p1 nvarchar(64) = N'01980000-0000-7000-8000-0000000000aa';
DECLARE @p2 int = 2;
DECLARE @p3 bigint = 2;
DECLARE @p5 bigint = 1;
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
UPDATE [product_imports] SET [AuditUpdatedAt] = @p0, [AuditUpdatedBy] = @p1, [Created] = @p2, [Version] = @p3
OUTPUT 1
WHERE [Id] = @p4 AND [Version] = @p5;
GO

-- delete
DECLARE @p0 uniqueidentifier = '03000000-0000-0080-7000-019800000000';
DECLARE @p1 bigint = 2;
SET IMPLICIT_TRANSACTIONS OFF;
SET NOCOUNT ON;
DELETE FROM [product_imports]
OUTPUT 1
WHERE [Id] = @p0 AND [Version] = @p1;
GO
