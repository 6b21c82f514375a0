using CleanTemplate.Infrastructure.Common;

namespace CleanTemplate.Infrastructure.Signals;

/// <summary>Says that a signal was committed.</summary>
internal sealed class SignalBell : Bell;
