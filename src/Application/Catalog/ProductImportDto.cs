using AutoMapper;
using CleanTemplate.Application.Common.Jobs;
using CleanTemplate.Domain.Catalog;
using CleanTemplate.Domain.Common;

namespace CleanTemplate.Application.Catalog;

/// <param name="Done">How many of its lines are dealt with: created or rejected.</param>
public sealed record ProductImportDto(
    ProductImportId Id, UserId RequestedBy, DateTimeOffset RequestedAt, JobId Job, int Lines, int Done, int Created, int Rejected);

/// <param name="Error">Why the last attempt failed; null when none has.</param>
public sealed record ProductImportStateDto(ProductImportDto Import, JobState State, DateTimeOffset? EndedAt, string? Error);

public sealed record ImportRejectionDto(int Line, string Text, string Reason);

internal sealed class ProductImportProfile : Profile
{
    public ProductImportProfile() => CreateMap<ProductImport, ProductImportDto>()
        .ForCtorParam(nameof(ProductImportDto.Done), done => done.MapFrom(import => import.Created + import.Rejected));
}
