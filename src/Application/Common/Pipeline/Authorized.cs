using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common.Pipeline;

internal sealed class AuthorizedCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, ICurrentUser user) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public object Inner => inner;

    public async Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken) =>
        Access.Refuse<TCommand>(user) is { } refusal ? refusal : await inner.Handle(command, cancellationToken);
}

internal sealed class AuthorizedQuery<TQuery, TResult>(
    IQueryHandler<TQuery, TResult> inner, ICurrentUser user) : IQueryHandler<TQuery, TResult>, IDecorator
    where TQuery : IQuery<TResult>
{
    public object Inner => inner;

    public async Task<Result<TResult>> Handle(TQuery query, CancellationToken cancellationToken) =>
        Access.Refuse<TQuery>(user) is { } refusal ? refusal : await inner.Handle(query, cancellationToken);
}
