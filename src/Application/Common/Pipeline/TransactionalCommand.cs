using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Pipeline;

/// <summary>Repeats a command that lost against another one, unless its sender named the version it was meant for.</summary>
internal sealed class RetriedCommand<TCommand, TResult>(ICommandHandler<TCommand, TResult> inner) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public const int Attempts = 5;

    public object Inner => inner;

    public async Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken)
    {
        var namesVersion = command is IVersioned { IfVersion: not null };
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await inner.Handle(command, cancellationToken);
            }
            catch (ConflictException) when (namesVersion)
            {
                return CommonErrors.Stale;
            }
            catch (ConflictException) when (attempt == Attempts)
            {
                return CommonErrors.Conflict;
            }
            catch (ConflictException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}

/// <summary>One command, one transaction, one commit.</summary>
internal sealed class TransactionalCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, IUnitOfWork unitOfWork) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public object Inner => inner;

    public Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken) =>
        unitOfWork.Run(token => inner.Handle(command, token), cancellationToken);
}
