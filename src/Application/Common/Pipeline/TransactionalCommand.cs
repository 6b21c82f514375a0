using CleanTemplate.Application.Common.Persistence;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Pipeline;

/// <summary>One command, one transaction, one commit.</summary>
internal sealed class TransactionalCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, IUnitOfWork unitOfWork) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public object Inner => inner;

    public Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken) =>
        unitOfWork.Run(token => inner.Handle(command, token), cancellationToken);
}
