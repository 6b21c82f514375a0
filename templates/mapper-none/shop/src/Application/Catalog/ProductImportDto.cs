using System.Linq.Expressions;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

/// <param name="Done">How many of its lines are dealt with: created or rejected.</param>
public sealed record ProductImportDto(
    ProductImportId Id, UserId RequestedBy, DateTimeOffset RequestedAt, JobId Job, int Lines, int Done, int Created, int Rejected)
{
    public static readonly Expression<Func<ProductImport, ProductImportDto>> Of = import => new(
        import.Id,
        import.RequestedBy,
        import.RequestedAt,
        import.Job,
        import.Lines,
        import.Created + import.Rejected,
        import.Created,
        import.Rejected);
}

/// <param name="Error">Why the last attempt failed; null when none has.</param>
public sealed record ProductImportStateDto(ProductImportDto Import, JobState State, DateTimeOffset? EndedAt, string? Error);

public sealed record ImportRejectionDto(int Line, string Text, string Reason);
