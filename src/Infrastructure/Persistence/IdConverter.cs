using CleanTemplate.Domain.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CleanTemplate.Infrastructure.Persistence;

/// <summary>Stores an id as the GUID it is.</summary>
internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Read(value))
    where TId : struct, IId<TId>
{
    // An expression tree cannot call a static interface member itself.
    private static TId Read(Guid value) => TId.From(value);
}
