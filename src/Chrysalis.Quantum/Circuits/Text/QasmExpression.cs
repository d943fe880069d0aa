using System.Globalization;

namespace Chrysalis.Quantum.Circuits.Text;

/// <summary>Evaluates OpenQASM's arithmetic: numbers, pi, names, + - * / ^ **, parentheses and sin cos tan exp ln sqrt.</summary>
internal sealed class QasmExpression(QasmLexer lexer, IReadOnlyDictionary<string, double> names)
{
    private const int MaxDepth = 200;
    private int depth;

    public double Read()
    {
        QasmToken start = lexer.Current;
        double value = Sum();
        return double.IsFinite(value) ? value : throw start.Error("the expression has no finite value.");
    }

    private double Sum()
    {
        if (++depth > MaxDepth)
            throw lexer.Current.Error($"the expression is nested more than {MaxDepth} deep.");
        double value = Product();
        for (; ; )
        {
            if (lexer.TryTake("+"))
                value += Product();
            else if (lexer.TryTake("-"))
                value -= Product();
            else
                break;
        }

        depth--;
        return value;
    }

    private double Product()
    {
        double value = Signed();
        for (; ; )
        {
            if (lexer.TryTake("*"))
                value *= Signed();
            else if (lexer.TryTake("/"))
                value /= Signed();
            else
                return value;
        }
    }

    private double Signed()
    {
        bool negative = false;
        for (; ; )
        {
            if (lexer.TryTake("-"))
                negative = !negative;
            else if (!lexer.TryTake("+"))
                break;
        }

        double value = Power();
        return negative ? -value : value;
    }

    private double Power()
    {
        double value = Atom();
        if (!lexer.TryTake("^") && !lexer.TryTake("**"))
            return value;
        if (++depth > MaxDepth)
            throw lexer.Current.Error($"the expression is nested more than {MaxDepth} deep.");
        value = Math.Pow(value, Signed());
        depth--;
        return value;
    }

    private double Atom()
    {
        QasmToken token = lexer.Take();
        if (token.Kind == QasmTokenKind.Number)
            return double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
                ? number
                : throw token.Error($"{token} is no number.");
        if (token.Text == "(")
        {
            double inner = Sum();
            lexer.Expect(")");
            return inner;
        }

        if (token.Kind != QasmTokenKind.Name)
            throw token.Error($"a number, pi or a parameter is expected, not {token}.");
        if (names.TryGetValue(token.Text, out double value))
            return value;
        return token.Text switch
        {
            "pi" or "\u03c0" => Math.PI,
            "tau" or "\u03c4" => Math.Tau,
            "sin" or "cos" or "tan" or "exp" or "ln" or "log" or "sqrt" => Function(token.Text),
            _ => throw token.Error($"{token} is neither a parameter nor a function; known are pi, tau, sin, cos, "
                + "tan, exp, ln, log and sqrt."),
        };
    }

    private double Function(string name)
    {
        lexer.Expect("(");
        double value = Sum();
        lexer.Expect(")");
        return name switch
        {
            "sin" => Math.Sin(value),
            "cos" => Math.Cos(value),
            "tan" => Math.Tan(value),
            "exp" => Math.Exp(value),
            "sqrt" => Math.Sqrt(value),
            _ => Math.Log(value),
        };
    }
}
