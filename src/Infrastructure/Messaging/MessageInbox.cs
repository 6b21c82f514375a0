using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Says that a handler has handled a message. It is written in the handler's own transaction, and there is only one for each pair.</summary>
internal sealed class MessageInboxEntry
{
    public const int HandlerLength = 250;

    private MessageInboxEntry(Guid message, string handler, DateTimeOffset at) => (Message, Handler, At) = (message, handler, at);

    public Guid Message { get; private init; }

    public string Handler { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static MessageInboxEntry Of(Guid message, string handler, DateTimeOffset at) => new(message, handler, at);
}

internal sealed class MessageInboxConfiguration : IEntityTypeConfiguration<MessageInboxEntry>
{
    public void Configure(EntityTypeBuilder<MessageInboxEntry> entry)
    {
        entry.ToTable("message_inbox");
        entry.HasKey(e => new { e.Message, e.Handler });
        entry.Property(e => e.Handler).HasMaxLength(MessageInboxEntry.HandlerLength).IsOrdinal();

        entry.HasIndex(e => e.At); // the clean-up
    }
}

/// <summary>Forgets messages that were handled long ago.</summary>
[Schedule("message-inbox-cleanup", "0 30 3 * * ?")]
internal sealed class MessageInboxCleanUp(AppDbContext context, IOptions<RabbitMqOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var before = dueAt - options.Value.Remembered;
        return $"{await context.Set<MessageInboxEntry>().Where(entry => entry.At < before).OrderBy(entry => entry.At).DeleteInChunks(cancellationToken)} messages forgotten";
    }
}
