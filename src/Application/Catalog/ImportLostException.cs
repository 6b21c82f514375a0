using CleanTemplate.Application.Common.Events;
using CleanTemplate.Domain.Catalog;

namespace CleanTemplate.Application.Catalog;

/// <summary>An import that has a job is gone, or its lines are: trying again brings neither back.</summary>
public sealed class ImportLostException(ProductImportId import) : PermanentFailureException($"The import {import}, or what is left of its lines, is gone.");
