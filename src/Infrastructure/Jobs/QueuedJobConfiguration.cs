using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Queues;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Jobs;

internal sealed class QueuedJobConfiguration : IEntityTypeConfiguration<QueuedJob>
{
    public void Configure(EntityTypeBuilder<QueuedJob> job)
    {
        job.IsQueue(QueuedJob.Table);
        job.Property(j => j.Name).HasMaxLength(JobAttribute.NameLength).IsOrdinal();
        job.Property(j => j.Payload).HasMaxLength(QueuedJob.PayloadLength);
        job.Property(j => j.Trace).HasMaxLength(QueuedJob.TraceLength);
        job.Property(j => j.Result).HasMaxLength(QueuedJob.ResultLength);

        job.HasIndex(j => j.Key).IsUnique(); // the one somebody asked for
        job.HasIndex(j => new { j.Name, j.Slot }).IsUnique(); // no more of a name at a time than there are slots
    }
}
