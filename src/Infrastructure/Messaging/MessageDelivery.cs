using CleanTemplate.Application.Common.Messaging;
using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Audit;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.Infrastructure.Messaging;

/// <summary>Takes a message to one of its handlers. Lives in a scope of its own, like a request.</summary>
internal sealed class MessageDelivery<TMessage>(
    IEnumerable<IMessageHandler<TMessage>> handlers, SystemActor actor, IUnitOfWork unitOfWork, AppDbContext context, TimeProvider clock)
    where TMessage : class
{
    private const int Conflicts = 5;

    public int Handlers => handlers.Count();

    /// <summary>Says whether the handler had not had it.</summary>
    public async Task<bool> To(int index, Guid id, TMessage message, CancellationToken cancellationToken)
    {
        var handler = handlers.ElementAt(index);
        actor.Name = $"message:{handler.GetType().Name}";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await Handle(handler, id, message, cancellationToken);
            }
            catch (ConflictException) when (attempt < Conflicts)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<bool> Handle(IMessageHandler<TMessage> handler, Guid id, TMessage message, CancellationToken cancellationToken)
    {
        var name = handler.GetType().FullName!;
        var handled = await unitOfWork.Run<bool>(async token =>
        {
            if (await context.Set<MessageInboxEntry>().AnyAsync(entry => entry.Message == id && entry.Handler == name, token)) return false;
            if ((await handler.Handle(message, token)).Error is { } refusal) return refusal;

            context.Add(MessageInboxEntry.Of(id, name, clock.GetUtcNow()));
            return true;
        }, cancellationToken);
        return handled.Error is { } error ? throw new RefusedMessageException(error) : handled.Value;
    }
}
