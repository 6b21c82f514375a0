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
