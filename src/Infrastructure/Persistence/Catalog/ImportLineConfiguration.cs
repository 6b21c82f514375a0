using CleanTemplate.Application.Catalog;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Persistence.Catalog;

// No foreign keys: the lines are written before their import, of which one knows only then how many it has.
internal sealed class ImportLineConfiguration : IEntityTypeConfiguration<ImportLine>
{
    public void Configure(EntityTypeBuilder<ImportLine> line)
    {
        line.ToTable("product_import_lines");
        line.HasKey(l => new { l.Import, l.Line });
        line.Property(l => l.Text).HasMaxLength(StagedLine.TextLength);
    }
}

internal sealed class ImportRejectionConfiguration : IEntityTypeConfiguration<ImportRejection>
{
    public void Configure(EntityTypeBuilder<ImportRejection> rejection)
    {
        rejection.ToTable("product_import_rejections");
        rejection.HasKey(r => new { r.Import, r.Line });
        rejection.Property(r => r.Text).HasMaxLength(StagedLine.TextLength);
        rejection.Property(r => r.Reason).HasMaxLength(RejectedLine.ReasonLength);
    }
}
