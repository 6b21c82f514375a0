namespace CleanTemplate.Application.Catalog.Csv;

/// <param name="Line">Where it begins in the file, counted from 1.</param>
/// <param name="Text">As it stands there, without its line break.</param>
/// <param name="Flaw">Why it is none, for whoever wrote it; then the text is its first line, as far as it can be shown.</param>
internal sealed record CsvRecord(int Line, string Text, string? Flaw = null);
