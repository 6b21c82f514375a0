using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Validation;
using CleanTemplate.Domain.Common;
using FluentValidation;

namespace CleanTemplate.Application.Common.Pipeline;

/// <summary>A step of the pipeline around a handler; tests peel it off to see the order.</summary>
internal interface IDecorator
{
    object Inner { get; }
}

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

internal sealed class ValidatedCommand<TCommand, TResult>(
    ICommandHandler<TCommand, TResult> inner, IEnumerable<IValidator<TCommand>> validators) : ICommandHandler<TCommand, TResult>, IDecorator
    where TCommand : ICommand<TResult>
{
    public object Inner => inner;

    public async Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken) =>
        await validators.Refuse(command, cancellationToken) is { } refusal ? refusal : await inner.Handle(command, cancellationToken);
}

internal sealed class ValidatedQuery<TQuery, TResult>(
    IQueryHandler<TQuery, TResult> inner, IEnumerable<IValidator<TQuery>> validators) : IQueryHandler<TQuery, TResult>, IDecorator
    where TQuery : IQuery<TResult>
{
    public object Inner => inner;

    public async Task<Result<TResult>> Handle(TQuery query, CancellationToken cancellationToken) =>
        await validators.Refuse(query, cancellationToken) is { } refusal ? refusal : await inner.Handle(query, cancellationToken);
}
