using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common;

/// <summary>A request that changes something.</summary>
public interface ICommand<TResult>;

public interface ICommand : ICommand<Unit>;

public interface ICommandHandler<in TCommand, TResult>
    where TCommand : ICommand<TResult>
{
    Task<Result<TResult>> Handle(TCommand command, CancellationToken cancellationToken);
}

/// <summary>A request that only reads.</summary>
public interface IQuery<TResult>;

public interface IQueryHandler<in TQuery, TResult>
    where TQuery : IQuery<TResult>
{
    Task<Result<TResult>> Handle(TQuery query, CancellationToken cancellationToken);
}

/// <summary>A command that may name the version its sender has seen. One that does is never retried on a conflict.</summary>
public interface IVersioned
{
    long? IfVersion { get; }
}
