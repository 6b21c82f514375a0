using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CleanTemplate.Infrastructure.Queues;

internal static class QueueColumns
{
    private const int StateLength = 16;

    extension<TWork>(EntityTypeBuilder<TWork> work)
        where TWork : QueuedWork
    {
        public void IsQueue(string table)
        {
            work.ToTable(table);
            work.Property(w => w.State).HasMaxLength(StateLength).IsOrdinal();
            work.Property(w => w.Error).HasMaxLength(QueuedWork.ErrorLength);

            work.HasIndex(w => new { w.State, w.DueAt }); // what may be claimed, longest due first
            work.HasIndex(w => new { w.State, w.Id }); // the oldest that is open; the latest dead ones, for staff
            work.HasIndex(w => w.EndedAt); // what is old enough to be deleted
        }
    }
}
