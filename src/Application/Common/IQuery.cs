using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Common;

/// <summary>A request that only reads.</summary>
public interface IQuery<TResult>;

public interface IQueryHandler<in TQuery, TResult>
    where TQuery : IQuery<TResult>
{
    Task<Result<TResult>> Handle(TQuery query, CancellationToken cancellationToken);
}
