using CleanTemplate.Domain.Common;
using Microsoft.Extensions.Logging;

namespace CleanTemplate.Application.Common.Pipeline;

internal sealed class TracedCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, ILogger<TracedCommand<TCommand, TResult>> logger) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public object Inner => inner;

    public Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken) =>
        Tracing.Run<TCommand, TResult>(() => inner.Handle(command, cancellationToken), logger);
}

internal sealed class TracedQuery<TQuery, TResult>(
    IQueryHandler<TQuery, TResult> inner, ILogger<TracedQuery<TQuery, TResult>> logger) : IQueryHandler<TQuery, TResult>, IDecorator
    where TQuery : IQuery<TResult>
{
    public object Inner => inner;

    public Task<Result<TResult>> Handle(TQuery query, CancellationToken cancellationToken) =>
        Tracing.Run<TQuery, TResult>(() => inner.Handle(query, cancellationToken), logger);
}
